import type en from '../../../content/ui/container.en.json'

/** The words of the page that runs a lab on real Node in the browser. */
export type ContainerWords = typeof en
