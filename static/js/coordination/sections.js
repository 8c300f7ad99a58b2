// @ts-check
/** The sections of the person's page, in order. Each is a module of its own below `sections/`. */

/** @type {((page: import("./wire.js").Page) => import("./wire.js").Section)[]} */
export const SECTIONS = [];
