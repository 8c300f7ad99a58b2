// @ts-check
/** The person's sheet is drawn by the server; with a script it prints. */
import { offerPrinting } from "../ui/print.js";

offerPrinting();
