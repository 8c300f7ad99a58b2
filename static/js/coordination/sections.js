// @ts-check
/** The sections of the person's page, in order. Each is a module of its own below `sections/`. */
import { section as belonging } from "./sections/belonging.js";
import { section as cautions } from "./sections/cautions.js";
import { section as decisions } from "./sections/decisions.js";
import { section as discharge } from "./sections/discharge.js";
import { section as handovers } from "./sections/handovers.js";
import { section as plans } from "./sections/plans.js";
import { section as questions } from "./sections/questions.js";
import { section as services } from "./sections/services.js";
import { section as waysIn } from "./sections/ways_in.js";

/** @type {((page: import("./wire.js").Page) => import("./wire.js").Section)[]} */
export const SECTIONS = [cautions, discharge, decisions, services, plans, waysIn, handovers, questions, belonging];
