"""A treebank of our own: four sentences in three paragraphs, with a contraction, an empty node and a folded relation."""

from __future__ import annotations

from treebank import Sentence, Word

CONLLU = """\
# newdoc id = a
# newpar
# text = Elle parle du port.
1\tElle\telle\tPRON\t_\tNumber=Sing|Person=3\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tport\tport\tNOUN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# text = I don't know
1\tI\tI\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\t_\t_\t0\troot\t_\t_
4.1\t_\tit\tPRON\t_\t_\t_\t_\t_\t_

# newpar
# text = Le quai auquel elle pense
1\tLe\tle\tDET\t_\t_\t2\tdet\t_\t_
2\tquai\tquai\tNOUN\t_\t_\t0\troot\t_\t_
3-4\tauquel\t_\t_\t_\t_\t_\t_\t_\t_
3\tà\tà\tADP\t_\t_\t4\tcase\t_\t_
4\tlequel\tlequel\tPRON\t_\tPronType=Rel\t6\tobl:arg\t_\t_
5\telle\telle\tPRON\t_\t_\t6\tnsubj\t_\t_
6\tpense\tpenser\tVERB\t_\t_\t2\tacl:relcl\t_\t_

# newdoc id = b
# text = " Oui ! "
1\t"\t"\tPUNCT\t_\t_\t2\tpunct\t_\t_
2\tOui\toui\tINTJ\t_\t_\t0\troot\t_\t_
3\t!\t!\tPUNCT\t_\t_\t2\tpunct\t_\t_
4\t"\t"\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


def forms_of(sentence: Sentence | tuple[Word, ...]) -> list[str]:
    return [word.form for word in (sentence.words if isinstance(sentence, Sentence) else sentence)]


def is_tree(words: tuple[Word, ...]) -> bool:
    """Whether every word leads to the one root."""
    roots = [n for n, word in enumerate(words) if word.head == n]
    for n in range(len(words)):
        at, steps = n, 0
        while words[at].head != at and steps <= len(words):
            at, steps = words[at].head, steps + 1
        if [at] != roots:
            return False
    return all((word.relation == "root") == (n in roots) for n, word in enumerate(words))
