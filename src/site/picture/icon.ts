import sharp from 'sharp'

/** The mark for home screens: how wide the file is, and how much of it the mark fills. A maskable one may be cut to a circle. */
export const icons = {
  'any-192': { px: 192, fills: 0.72 },
  'any-512': { px: 512, fills: 0.72 },
  'maskable-512': { px: 512, fills: 0.52 },
  'touch-180': { px: 180, fills: 0.62 },
}

/** The mark on paper, as PNG. */
export async function drawIcon(name: keyof typeof icons): Promise<Uint8Array<ArrayBuffer>> {
  const { px, fills } = icons[name]
  const view = 24 / fills
  const shift = (24 - view) / 2
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" viewBox="${shift} ${shift} ${view} ${view}"><path fill="#f5f4f0" d="M-99-99h999v999h-999z"/><path d="M1 9h12.5M10.5 15H23" fill="none" stroke="#1b1f23" stroke-width="2.5"/></svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer())
}
