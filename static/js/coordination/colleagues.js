// @ts-check
/** Colleagues to choose from in the forms of the person's page. */

/** Who works here today, and whoever stands there now: else the form would name the first one in silence.
 * @param {import("./wire.js").Page} page @param {string | null} [now] @param {string} [party] of one party alone */
export function colleagues({ model }, now, party) {
  const here = model.atWork.filter((one) => !party || one.party === party);
  const standing = model.staff(now);
  const shown = standing && !here.some(({ id }) => id === standing.id) ? [...here, standing] : here;
  return shown.map(({ id, name }) => ({ value: id, label: name }));
}
