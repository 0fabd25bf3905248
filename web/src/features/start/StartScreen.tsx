import { useSearchParams } from "react-router";
import { rooms } from "../../app/rooms";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { IconFileImport, IconRss } from "../../ui/icons";
import { Columns } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Door } from "./Door";
import { Measuring } from "./Measuring";
import { texts } from "./texts";

const IMPORTS = "/imports";

/** The guide of the first ten minutes. Which door was taken is in the address: ?door=measure. */
export function Component() {
  const t = useTexts(texts);
  const [search, setSearch] = useSearchParams();
  const imports = rooms.some((room) => room.path === IMPORTS);
  if (search.get("door") === "measure") {
    return (
      <Page
        title={t.measure}
        width="reading"
        actions={
          <Button look="quiet" onClick={() => setSearch({})}>
            {t.otherDoor}
          </Button>
        }
      >
        <Measuring />
      </Page>
    );
  }
  return (
    <Page title={t.title} answer={t.answer}>
      <Columns least={360}>
        <Door
          icon={IconRss}
          title={t.measure}
          note={t.measureNote}
          action={
            <Button look="primary" onClick={() => setSearch({ door: "measure" })}>
              {t.measureDo}
            </Button>
          }
        />
        <Door
          icon={IconFileImport}
          title={t.files}
          note={imports ? t.filesNote : `${t.filesNote} ${t.filesLater}`}
          action={
            imports && (
              <Button look="primary" to={IMPORTS}>
                {t.filesDo}
              </Button>
            )
          }
        />
      </Columns>
    </Page>
  );
}
