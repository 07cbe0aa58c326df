/** The language's own library up to 2023, without what services do not have: shared memory, atomics, weak references. */
export const LIBS = [
  'es5',
  'es2015',
  'es2016',
  ...['arraybuffer', 'date', 'intl', 'object', 'string', 'typedarrays'].map((part) => `es2017.${part}`),
  ...['asyncgenerator', 'asynciterable', 'intl', 'promise', 'regexp'].map((part) => `es2018.${part}`),
  ...['array', 'intl', 'object', 'string', 'symbol'].map((part) => `es2019.${part}`),
  ...['bigint', 'date', 'intl', 'number', 'promise', 'string', 'symbol.wellknown'].map((part) => `es2020.${part}`),
  ...['intl', 'promise', 'string'].map((part) => `es2021.${part}`),
  ...['array', 'error', 'intl', 'object', 'regexp', 'string'].map((part) => `es2022.${part}`),
  ...['array', 'collection', 'intl'].map((part) => `es2023.${part}`),
  'decorators',
]
