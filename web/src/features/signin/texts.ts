import { defineTexts } from "../../texts/texts";

export const texts = defineTexts({
  en: {
    title: "Sign in",
    name: "Name",
    password: "Password",
    signIn: "Sign in",
    wrong: "This name and password do not fit together. Check both; capital letters count.",
    forgotten: "An owner makes a new password under People & roles, or on the server:",
    help: "No password?",
    simulated: "This is the demo market: its data is simulated.",
  },
  de: {
    title: "Anmelden",
    name: "Name",
    password: "Passwort",
    signIn: "Anmelden",
    wrong: "Name und Passwort passen nicht zusammen. Prüfen Sie beides; Groß- und Kleinschreibung zählt.",
    forgotten: "Ein Eigentümer macht unter „Menschen & Rollen“ ein neues Passwort, oder auf dem Server:",
    help: "Kein Passwort?",
    simulated: "Dies ist der Demomarkt: seine Daten sind simuliert.",
  },
});
