// @ts-check
/**
 * The charts, drawn with Observable Plot. Shapes get classes, and css/caseload.css says how they look. Plot puts a
 * style sheet of its own into each picture, which the page's policy refuses: it is taken out before it is shown.
 */
import { plot } from "@observablehq/plot";
import { bars, stays } from "./rows.js";
import { flow, trend } from "./time.js";

/** @typedef {import("./specs.js").Spec} Spec */

/** @param {Spec} spec @param {number} width @returns {Element} */
export function draw(spec, width) {
  const drawn = plot({ width, className: "plot", ...optionsOf(spec, width) });
  drawn.querySelector("style")?.remove();
  for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  return drawn;
}

/** @param {Spec} spec @param {number} width @returns {import("@observablehq/plot").PlotOptions} */
function optionsOf(spec, width) {
  switch (spec.kind) {
    case "trend":
      return trend(spec, width);
    case "flow":
      return flow(spec, width);
    case "bars":
      return bars(spec, width);
    case "stays":
      return stays(spec, width);
  }
}
