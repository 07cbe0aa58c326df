/**
 * Korean for a search engine that knows only words between spaces. Particles hang on to nouns (서버에서는), and writers space
 * compounds as they like (부하 차단, 부하차단). So words lose their particles, and what is left is cut into pairs of syllables;
 * in texts the pairs also bridge the space between two words, so that a query without that space finds them.
 *
 *     text   부하 차단은   ->  부하 하차 차단
 *     query  부하차단을    ->  부하 하차 차단
 */

// From the longest to the shortest, so that 에서는 goes before 는. Endings of 이다 count where they follow nouns.
const particles = [
  '에서부터 이라고는 으로부터 에게서는 에서는 에서도 에서만 에서의 으로는 으로도 으로만 이라고 이라는 이라도 이라면 이라서 까지는 까지도 부터는 부터도',
  '에게는 에게도 에게서 한테는 한테서 이에요 예요 이었 이고 이나 이든 이란 이며 이면 이죠 인데 인지 에는 에도 에만 에서 에게 한테 으로 로는 로도 로서 로써 라고 라는 라도 라면 라서',
  '까지 부터 마다 마저 밖에 보다 처럼 조차 만큼 만은 만이 만을 과는 와는 과의 와의 들은 들이 들을 들의 들도 하고 하는 하면 하기 하지 하게 해서 해도 해요 했을 했어요 한다 되는 되면 된다 돼요',
  '은 는 이 가 을 를 의 에 로 와 과 도 만 나 들 요 할 한',
]
  .join(' ')
  .split(' ')
  .sort((a, b) => b.length - a.length)

const bare = new Set([...particles, '그', '저', '것', '수', '때', '더', '왜'])

/** A Hangul word without the particle that hangs on to it; a stem keeps at least two syllables. */
export function stemOf(word: string): string {
  const ending = particles.find((one) => word.endsWith(one) && word.length - one.length >= 2)
  return ending ? word.slice(0, -ending.length) : word
}

/** Pairs of neighbouring syllables; a single syllable stays what it is. */
export function pairs(word: string): string[] {
  const syllables = [...word]
  if (syllables.length < 2) return syllables
  return syllables.slice(1).map((syllable, i) => `${syllables[i]}${syllable}`)
}

/** True for what says nothing by itself: a particle that stands alone after an English word, a pronoun. */
export function isBare(word: string): boolean {
  return bare.has(word)
}
