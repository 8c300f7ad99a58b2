/** What the sections of the person's page are given, and what they give. */
import type { Model } from "../board/model.js";
import type { Patient } from "../board/wire.js";
import type { Forms } from "../ui/inline_form.js";

export interface Page {
  team: string;
  /** The person's id. */
  patient: string;
  /** Who is signed in, of which party, in which role. */
  me: string;
  own: string;
  role: string;
  /** Drawn as on the board: `person.contacts`, `person.legal`, …; `model.staff(id)`, `model.party(id)`, `model.moment.today`. */
  readonly person: Patient;
  readonly model: Model;
  /** A path below `/api/teams/<team>`. */
  get(path: string): Promise<any>;
  /** A write, after which the page is read again. `version`: of the row it changes, as last read. */
  send(path: string, body?: object, how?: { method?: string; version?: number }): Promise<any>;
  /** A tap beside forms: what refuses it is said at the foot of the page; with `undo`, ten seconds to take it back. */
  attempt(path: string, body?: object, how?: { method?: string; version?: number; said?: string; undo?: () => void }): Promise<any>;
  /** What was done, with ten seconds to take it back. */
  offerUndo(said: string, undo: () => void): void;
  /** Read everything again. */
  reload(): Promise<void>;
  /** The last write there is: after it the page says where the person went. */
  leave(path: string, body: object, version: number): Promise<void>;
  forms: Forms;
  redraw(): void;
}

/** Its data comes from `GET /patients/<id>/<name>`, read again whenever the person changed. */
export interface Section<Data = any> {
  name: string;
  title: () => string;
  draw: (data: Data) => unknown;
  /** All it shows stands on the card: nothing is read for it. */
  isOnCard?: boolean;
  /** Buttons beside the title. */
  acts?: (data: Data) => unknown;
}
