"""`make fast`: the stages that cost most, compiled to C by mypyc, for those who have a compiler."""
