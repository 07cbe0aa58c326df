import Aside from './Aside.astro'
import Ask from './Ask.astro'
import Code from './Code.astro'
import Deeper from './Deeper.astro'
import Lab from './Lab.astro'
import Misconception from './Misconception.astro'
import Monday from './Monday.astro'
import Option from './Option.astro'
import Outcome from './Outcome.astro'
import Predict from './Predict.astro'
import Question from './Question.astro'
import Quiz from './Quiz.astro'
import Source from './Source.astro'
import Term from './Term.astro'

/** The parts that a lesson's MDX may use; it imports nothing itself. The page adds `Figure`, which stands in src/figures. */
export const parts = {
  Ask,
  Aside,
  Code,
  Deeper,
  Lab,
  Misconception,
  Monday,
  Option,
  Outcome,
  Predict,
  Question,
  Quiz,
  Source,
  Term,
}
