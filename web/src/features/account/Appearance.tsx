import { type Language, LANGUAGES, speak, useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { COLOR_SCHEMES, DENSITIES, useColorScheme, useDensity } from "../../ui/appearance";
import { Choice } from "../../ui/fields";
import { Stack } from "../../ui/layout";
import { Panel } from "../../ui/Panel";
import { texts } from "./texts";

export function Appearance() {
  const t = useTexts(texts);
  const language = useLanguage();
  const [scheme, setScheme] = useColorScheme();
  const [density, setDensity] = useDensity();
  return (
    <Panel title={t.appearance} note={t.appearanceNote}>
      <Stack>
        <Choice
          label={t.language}
          value={language}
          options={Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }))}
          onChange={speak}
        />
        <Choice
          label={t.colors}
          value={scheme}
          options={COLOR_SCHEMES.map((value) => ({ value, label: t[value] }))}
          onChange={setScheme}
        />
        <Choice
          label={t.density}
          value={density}
          options={DENSITIES.map((value) => ({ value, label: t[value] }))}
          onChange={setDensity}
        />
      </Stack>
    </Panel>
  );
}
