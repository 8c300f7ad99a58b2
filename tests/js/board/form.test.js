// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { valuesOf } from "../../../static/js/ui/form.js";

/** A form with these fields, as far as `valuesOf` reads one. @param {object[]} elements @returns {any} */
const form = (...elements) => ({ elements });

for (const [name, fields, expected] of /** @type {[string, object[], object][]} */ ([
  ["text is text", [{ name: "why", type: "textarea", value: " a " }], { why: " a " }],
  ["a lone checkbox is yes or no", [{ name: "is_safety", type: "checkbox", checked: true, value: "on" }], { is_safety: true }],
  ["the checked radio wins", [{ name: "u", type: "radio", checked: false, value: "red" }, { name: "u", type: "radio", checked: true, value: "amber" }, { name: "u", type: "radio", checked: false, value: "green" }], { u: "amber" }],
  ["no checked radio is empty", [{ name: "u", type: "radio", checked: false, value: "red" }], { u: "" }],
  ["many are a list", [{ name: "tags[]", type: "checkbox", checked: true, value: "sleep" }, { name: "tags[]", type: "checkbox", checked: false, value: "worry" }], { "tags[]": ["sleep"] }],
  ["none of many is an empty list", [{ name: "tags[]", type: "checkbox", checked: false, value: "sleep" }], { "tags[]": [] }],
  ["a button says nothing", [{ name: "", type: "submit", value: "x" }], {}],
])) {
  test(`a form's values: ${name}`, () => assert.deepEqual(valuesOf(form(...fields)), expected));
}
