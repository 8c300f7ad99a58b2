// @ts-check
import { offerPrinting } from "../ui/print.js";

offerPrinting();
