import { defineTexts } from "../../texts/texts";
import { english } from "./english";
import { german } from "./german";

export const texts = defineTexts({ en: english, de: german });
