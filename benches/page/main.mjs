import * as library from "target-groups";
import { measureAll } from "../suite.mjs";

globalThis.measure = (published) => measureAll(library, published, (name) => console.log(name));
