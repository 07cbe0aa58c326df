import { expect, test } from 'vitest'
import { cssOfPage, facesApart, hangulApart, scopesIn } from './page-css.ts'

const html = '<p class="note svelte-abc123">It is 3 o’clock</p><div data-astro-cid-xy7z></div>'
const letters = new Set('It is 3 o’clock')
const kept = (css: string) => cssOfPage(css, scopesIn(html), letters)

test('rules of components that are in the page stay, others go', () => {
  const own = '.note.svelte-abc123{color:red}.a[data-astro-cid-xy7z]{margin:0}'
  expect(kept(`${own}.other.svelte-zzz999{color:blue}[data-astro-cid-none]{top:0}`)).toBe(own)
})

test('a rule stays when one of its selectors may fit', () => {
  const css = '.x.svelte-zzz999,p:is(.a,.b.svelte-abc123){color:red}'
  expect(kept(css)).toBe(css)
  expect(kept('.x.svelte-zzz999 .y.svelte-abc123{color:red}')).toBe('')
})

test('rules for any page stay, and so do frames of animations, in order, within their conditions', () => {
  const css = '@layer a,b;@layer a{p{top:0}}@media print{a{color:red}}@keyframes svelte-zzz999-x{0%{top:0}to{top:1px}}'
  expect(kept(css)).toBe(css)
  expect(kept('@media print{.q.svelte-zzz999{top:0}}@layer c{.q.svelte-zzz999{top:0}}')).toBe('@layer c{}')
})

test('a face stays when the page has a letter of it, or it names none', () => {
  const face = (range: string) => `@font-face{font-family:F;src:url(/a.woff2)${range}}`
  expect(kept(face(''))).toBe(face(''))
  expect(kept(face(';unicode-range:U+33'))).toBe(face(';unicode-range:U+33'))
  expect(kept(face(';unicode-range:U+20??'))).toBe(face(';unicode-range:U+20??'))
  expect(kept(face(';unicode-range:U+ac00-d7a3,U+41'))).toBe('')
})

test('braces in texts and comments are no braces', () => {
  const css = `a::after{content:"}{"}/* } */b::before{content:'\\'{'}`
  expect(kept(css)).toBe(css)
})

test('faces come out of a sheet, and all else keeps its order', () => {
  const face = '@font-face{font-family:F;src:url(/a.woff2)}'
  expect(facesApart(`@layer a;${face}p{top:0}${face}@media print{a{color:red}}`)).toEqual({
    faces: face + face,
    rest: '@layer a;p{top:0}@media print{a{color:red}}',
  })
})

test('of the faces only those that have Hangul fetched are told apart', () => {
  const face = (src: string, range: string) => `@font-face{font-family:F;src:${src};unicode-range:${range}}`
  const latin = face('url(/a.woff2)', 'U+20-7e')
  const hangul = face('url(/b.woff2)', 'U+AC00-AC80')
  const standIn = face('local(Malgun Gothic)', 'U+AC00-D7A3')
  expect(hangulApart(`${latin}${hangul}${standIn}p{top:0}`)).toEqual({
    faces: hangul,
    rest: `${latin}${standIn}p{top:0}`,
  })
})
