import { defineTexts } from "../../texts/texts";
import { en } from "./english";
import { de } from "./german";

export const texts = defineTexts({ en, de });
