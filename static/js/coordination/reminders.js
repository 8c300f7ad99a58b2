// @ts-check
/** What to think of before somebody goes back to the standard level: services that nobody has asked about. */
import { t } from "../i18n.js";

/** @param {import("./sections/services.js").Services} services @returns {string[]} a line each */
export function remindersOf({ kinds, needs, mapped, not_thought_of: unthought }) {
  const kind = (/** @type {string} */ id) => kinds.find((one) => one.id === id)?.label ?? "";
  return [
    ...(mapped.length ? [] : [t("Nobody has gone through what services the person has.")]),
    ...needs.filter((need) => !need.closed_on).map((need) => t("Needs: {what}", { what: kind(need.kind) })),
    ...(unthought.length ? [t("Often given, and nothing written about it: {kinds}.", { kinds: unthought.map(kind).join(", ") })] : []),
  ];
}
