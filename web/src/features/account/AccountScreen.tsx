import { useMe } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Page } from "../../ui/Page";
import { roleTexts } from "../people/roles";
import { Appearance } from "./Appearance";
import { Password } from "./Password";
import { texts } from "./texts";
import { Tokens } from "./Tokens";

export function Component() {
  const t = useTexts(texts);
  const roles = useTexts(roleTexts);
  const me = useMe();
  return (
    <Page title={t.title} answer={t.answer(me.name, roles[me.role])} width="reading">
      <Appearance />
      <Password />
      <Tokens />
    </Page>
  );
}
