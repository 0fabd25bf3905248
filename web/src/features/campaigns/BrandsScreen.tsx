import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import type { Schema } from "../../api/client";
import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button, IconButton } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { EmptyState } from "../../ui/EmptyState";
import { MultiSelect, Select, TextInput } from "../../ui/fields";
import { IconPencil, IconPlus, IconSpeakerphone, IconTrash } from "../../ui/icons";
import { Quiet, Row, Stack } from "../../ui/layout";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/Toast";
import {
  addBrand,
  deleteBrand,
  freeUser,
  giveSource,
  type Limit,
  limitUser,
  renameBrand,
  useBrands,
  useBrandsOfSources,
  useBrandsOfUser,
  useSources,
  useUsers,
} from "./brands";
import styles from "./campaigns.module.css";
import { texts } from "./texts";

type Brand = Schema<"Brand">;

/** Brands, and which sources and people are theirs. */
export function Component() {
  const t = useTexts(texts);
  const may = useMay();
  const { data, error, refetch } = useBrands();
  return (
    <Page
      title={t.brands}
      width="reading"
      answer={
        <>
          <Link to="/campaigns">{t.title}</Link> · {t.brandsAnswer}
        </>
      }
    >
      {error ? (
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={240} />
      ) : (
        <Stack space={6}>
          <Names brands={data.items} manages={may("brands.manage")} />
          {data.items.length > 0 && may("brands.manage") && (
            <>
              <Sources brands={data.items} />
              <People brands={data.items} />
            </>
          )}
        </Stack>
      )}
    </Page>
  );
}

function Names({ brands, manages }: { brands: Brand[]; manages: boolean }) {
  const t = useTexts(texts);
  const [name, setName] = useState("");
  const adding = useMutation({ mutationFn: () => addBrand(name.trim()), onSuccess: () => setName("") });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <Panel title={t.brandNames}>
      <Stack>
        {brands.length === 0 ? (
          <EmptyState icon={IconSpeakerphone} title={t.noBrandsTitle}>
            {t.noBrandsNote}
          </EmptyState>
        ) : (
          <ul className={styles.plainList}>
            {brands.map((brand) => (
              <Named key={brand.id} brand={brand} manages={manages} />
            ))}
          </ul>
        )}
        {manages && (
          <form onSubmit={submit}>
            <Row align="end">
              <TextInput label={t.newBrand} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={200} />
              <Button icon={IconPlus} submits busy={adding.isPending} disabled={name.trim() === ""}>
                {t.addBrand}
              </Button>
            </Row>
          </form>
        )}
        {adding.isError && <ProblemNotice problem={adding.error} />}
      </Stack>
    </Panel>
  );
}

function Named({ brand, manages }: { brand: Brand; manages: boolean }) {
  const t = useTexts(texts);
  const [name, setName] = useState<string>();
  const [asking, setAsking] = useState(false);
  const renaming = useMutation({ mutationFn: (to: string) => renameBrand(brand.id, to), onSuccess: () => setName(undefined) });
  if (name !== undefined) {
    return (
      <li>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            renaming.mutate(name.trim());
          }}
        >
          <Row align="end">
            <TextInput label={t.renameOf(brand.name)} value={name} onChange={(event) => setName(event.currentTarget.value)} autoFocus />
            <Button look="primary" submits busy={renaming.isPending} disabled={name.trim() === ""}>
              {t.save}
            </Button>
            <Button look="quiet" onClick={() => setName(undefined)}>
              {t.cancel}
            </Button>
          </Row>
        </form>
        {renaming.isError && <ProblemNotice problem={renaming.error} />}
      </li>
    );
  }
  return (
    <li>
      <Row spread="between">
        <span>{brand.name}</span>
        {manages && (
          <Row space={1}>
            <IconButton icon={IconPencil} label={t.renameOf(brand.name)} onClick={() => setName(brand.name)} />
            <IconButton icon={IconTrash} label={t.deleteOf(brand.name)} onClick={() => setAsking(true)} />
          </Row>
        )}
      </Row>
      <ConfirmDialog
        title={t.deleteTitle(brand.name)}
        action={t.remove}
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => deleteBrand(brand.id)}
      >
        {t.deleteBrandNote}
      </ConfirmDialog>
    </li>
  );
}

function Sources({ brands }: { brands: Brand[] }) {
  const t = useTexts(texts);
  const { data: sources } = useSources(true);
  const { data: given } = useBrandsOfSources(true);
  if (!sources || !given) return <Skeleton height={120} />;
  const known = new Map(given.items.map(({ source, brand }) => [source, brand]));
  // Files and other things that bring data are sources too, and may have a brand without being in the list.
  const names = [...new Set([...sources.items.filter(({ archivedAt }) => !archivedAt).map(({ name }) => name), ...known.keys()])];
  return (
    <Panel title={t.sourcesOf} note={t.sourcesOfNote}>
      {names.length === 0 ? (
        <Quiet>{t.noSources}</Quiet>
      ) : (
        <div className={styles.pairs}>
          {names.map((name) => (
            <Select
              key={name}
              label={name}
              value={known.get(name) ?? ""}
              data={[{ value: "", label: t.noBrand }, ...brands.map((brand) => ({ value: brand.id, label: brand.name }))]}
              onChange={(brand) =>
                void giveSource(name, brand || undefined).then(() => toast.done(t.kept(name)), toast.problem)
              }
              allowDeselect={false}
            />
          ))}
        </div>
      )}
    </Panel>
  );
}

function People({ brands }: { brands: Brand[] }) {
  const t = useTexts(texts);
  const { data: users } = useUsers(true);
  if (!users) return <Skeleton height={120} />;
  const limitable = users.items.filter(({ role, disabledAt }) => role !== "owner" && !disabledAt);
  return (
    <Panel title={t.peopleOf} note={t.peopleOfNote}>
      {limitable.length === 0 ? (
        <Quiet>{t.noPeople}</Quiet>
      ) : (
        <div className={styles.pairs}>
          {limitable.map((user) => (
            <Person key={user.id} id={user.id} name={user.name} brands={brands} />
          ))}
        </div>
      )}
    </Panel>
  );
}

function Person({ id, name, brands }: { id: string; name: string; brands: Brand[] }) {
  const t = useTexts(texts);
  const { data } = useBrandsOfUser(id);
  const [asking, setAsking] = useState(false);
  const limiting = useMutation({
    // One after the other, or an earlier choice could be kept last.
    scope: { id: `limit ${id}` },
    mutationFn: (chosen: Limit) => limitUser(id, chosen),
    onSuccess: () => toast.done(t.kept(name)),
    onError: toast.problem,
  });
  if (!data) return <Skeleton height={56} />;
  const limit: string[] = limiting.isPending ? limiting.variables : data.brands;
  const choose = ([first, ...rest]: string[]) => {
    if (first === undefined) setAsking(true);
    else limiting.mutate([first, ...rest]);
  };
  return (
    <>
      <MultiSelect
        label={name}
        description={limit.length === 0 ? t.seesAll : undefined}
        value={limit}
        data={brands.map((brand) => ({ value: brand.id, label: brand.name }))}
        onChange={choose}
        clearable
      />
      <ConfirmDialog
        title={t.freeTitle(name)}
        action={t.free}
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await freeUser(id);
          toast.done(t.freed(name));
        }}
      >
        {t.freeNote(name)}
      </ConfirmDialog>
    </>
  );
}
