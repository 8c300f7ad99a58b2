/** The parts of Observable Plot that the charts draw with; set-up joins them into one module. */
export { areaY, axisX, axisY, barX, dot, gridX, gridY, lineY, plot, rectY, ruleX, ruleY, text, tickX } from "@observablehq/plot";
