/** The text of a service: a hono app with these routes, served as people do. */
export const honoService = (routes: string, imports = '') => `
