import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { CopyField } from "../../ui/CopyField";
import { Row, Stack } from "../../ui/layout";
import type { User } from "./people";
import { texts } from "./texts";

/** A password that nobody can see again. */
export function MadePassword({ user, onDone }: { user: User; onDone: () => void }) {
  const t = useTexts(texts);
  return (
    <Stack>
      <p>{t.passwordOnce}</p>
      <CopyField label={t.passwordOf(user.name)} value={user.password ?? ""} />
      <Row spread="end">
        <Button look="primary" onClick={onDone}>
          {t.done}
        </Button>
      </Row>
    </Stack>
  );
}
