/**
 * What stands in while a face is on its way: fonts that readers' machines have, scaled to the width of ours, so that lines
 * break where they will break and nothing moves when the face comes. Only fonts whose widths were measured are scaled;
 * behind them come the system's own, as they are.
 *
 * Latin: width of 6,000 characters of a lesson in our face / in the font, for text and for strong text. Arial's widths are
 * those of Liberation Sans, Times New Roman's those of Liberation Serif, Menlo's those of DejaVu Sans Mono. DejaVu is all
 * that a small Linux has, and an eighth wider than our text. Hangul: a syllable of Pretendard is 0.864 em wide, one of
 * Hahmlet 0.93, one of Noto Sans KR 0.92, one of Nanum Gothic 0.94.
 * A machine without any Hangul draws boxes, those of the first font in the list, so `box` stands before our own: Arial's
 * is 0.365 em wide, DejaVu's 0.6, and is given a syllable's room. They have no Hangul, so as soon as any font has, that one
 * is taken.
 */
interface StandIn {
  /** Appended to the family's name. */
  name: string
  locals: string[]
  scale: number
  weights?: string
  only?: 'latin' | 'hangul'
}

interface Family {
  family: string
  /** Of 1 em, above and below the baseline. */
  ascent: number
  descent: number
  standIns: StandIn[]
}

const latin = 'U+20-24f,U+2000-206f,U+20a0-20bf,U+2190-21ff,U+2200-22ff'
const hangul = 'U+1100-11ff,U+3130-318f,U+ac00-d7a3'

const arial = ['Arial', 'ArialMT', 'Liberation Sans', 'LiberationSans', 'Arimo']
const arialBold = ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'LiberationSans-Bold', 'Arimo Bold']
const times = ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'LiberationSerif', 'Tinos']
const noto = ['Noto Sans KR', 'NotoSansKR-Regular', 'Noto Sans CJK KR', 'NotoSansCJKkr-Regular', 'Source Han Sans KR']
const dejavu = ['DejaVu Sans', 'DejaVuSans']
const dejavuBold = ['DejaVu Sans Bold', 'DejaVuSans-Bold']
const dejavuSerif = ['DejaVu Serif', 'DejaVuSerif']
const nanum = ['NanumGothic', 'Nanum Gothic']

const families: Family[] = [
  {
    family: 'Faultline Sans',
    ascent: 1950 / 2048,
    descent: 494 / 2048,
    standIns: [
      { name: 'a', locals: arial, scale: 1.0076, weights: '400 500', only: 'latin' },
      { name: 'a', locals: arialBold, scale: 0.9751, weights: '501 700', only: 'latin' },
      { name: 'b', locals: ['Roboto', 'Roboto-Regular'], scale: 1.0115, only: 'latin' },
      { name: 'c', locals: noto, scale: 0.8643 / 0.92, only: 'hangul' },
      { name: 'd', locals: nanum, scale: 0.8643 / 0.94, only: 'hangul' },
      { name: 'e', locals: dejavu, scale: 0.8788, weights: '400 500', only: 'latin' },
      { name: 'e', locals: dejavuBold, scale: 0.8056, weights: '501 700', only: 'latin' },
      { name: 'box', locals: arial, scale: 0.8643 / 0.3652, only: 'hangul' },
      { name: 'box b', locals: dejavu, scale: 0.8643 / 0.6001, only: 'hangul' },
    ],
  },
  {
    family: 'Faultline Display',
    ascent: 1.16,
    descent: 0.288,
    standIns: [
      { name: 'a', locals: times, scale: 1.2203, only: 'latin' },
      { name: 'b', locals: dejavuSerif, scale: 0.9539, only: 'latin' },
      { name: 'c', locals: noto, scale: 0.93 / 0.92, only: 'hangul' },
      { name: 'd', locals: nanum, scale: 0.93 / 0.94, only: 'hangul' },
      { name: 'box', locals: arial, scale: 0.93 / 0.3652, only: 'hangul' },
      { name: 'box b', locals: dejavu, scale: 0.93 / 0.6001, only: 'hangul' },
    ],
  },
  {
    family: 'Faultline Mono',
    ascent: 1.02,
    descent: 0.3,
    standIns: [
      {
        name: 'a',
        locals: ['Menlo', 'Menlo-Regular', 'DejaVu Sans Mono', 'DejaVuSansMono'],
        scale: 0.6 / 0.602,
        only: 'latin',
      },
      { name: 'b', locals: ['Roboto Mono', 'Liberation Mono', 'Courier New'], scale: 1, only: 'latin' },
    ],
  },
]

/** The `@font-face` rules of all stand-ins. */
export function standInRules(): string {
  return families.flatMap(({ standIns, ...family }) => standIns.map((one) => rule(family, one))).join('')
}

function rule({ family, ascent, descent }: Omit<Family, 'standIns'>, standIn: StandIn): string {
  const { name, locals, scale, weights = '400 700', only } = standIn
  const share = (of: number) => `${(of * 100).toFixed(2)}%`
  return `@font-face {
  font-family: '${family} ${name}';
  font-weight: ${weights};
  src: ${locals.map((one) => `local('${one}')`).join(', ')};
  size-adjust: ${share(scale)};
  ascent-override: ${share(ascent / scale)};
  descent-override: ${share(descent / scale)};
  line-gap-override: 0%;${only ? `\n  unicode-range: ${only === 'latin' ? latin : hangul};` : ''}
}\n`
}
