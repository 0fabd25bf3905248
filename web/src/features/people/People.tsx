import { useState } from "react";
import { useMe } from "../../api/session";
import { useFormat } from "../../format/useFormat";
import { useTexts } from "../../texts/texts";
import { Badge } from "../../ui/Badge";
import { IconButton } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { DataTable } from "../../ui/DataTable";
import { Select } from "../../ui/fields";
import { IconBan, IconCheck, IconDots, IconKey } from "../../ui/icons";
import { Row } from "../../ui/layout";
import { Dialog, Menu } from "../../ui/overlays";
import { toast } from "../../ui/Toast";
import { MadePassword } from "./MadePassword";
import { changeRole, resetPassword, setDisabled, type User } from "./people";
import { type Role, ROLES, roleTexts } from "./roles";
import { texts } from "./texts";

type Asked = { what: "reset" | "disable"; user: User };

export function People({ users }: { users: User[] }) {
  const t = useTexts(texts);
  const roles = useTexts(roleTexts);
  const format = useFormat();
  const me = useMe();
  const [asked, setAsked] = useState<Asked>();
  const [made, setMade] = useState<User>();

  const give = (user: User, role: Role) =>
    void changeRole(user.id, role).then(() => toast.done(t.roleChanged(user.name, roles[role])), toast.problem);
  const enable = (user: User) => void setDisabled(user.id, false).then(() => toast.done(t.enabled(user.name)), toast.problem);
  const confirm = async ({ what, user }: Asked) => {
    if (what === "disable") await setDisabled(user.id, true);
    else setMade(await resetPassword(user.id));
  };
  return (
    <>
      <DataTable
        label={t.title}
        rows={users}
        rowKey={(user) => user.id}
        columns={[
          {
            id: "name",
            name: t.name,
            value: (user) => user.name,
            show: (user) => (
              <Row>
                {user.name}
                {user.name === me.name && <Badge tone="sea">{t.you}</Badge>}
              </Row>
            ),
          },
          {
            id: "role",
            name: t.role,
            value: (user) => user.role,
            width: 200,
            show: (user) => user.name === me.name ? roles[user.role] : (
              <Select
                aria-label={`${t.role}: ${user.name}`}
                size="xs"
                data={ROLES.map((value) => ({ value, label: roles[value] }))}
                value={user.role}
                onChange={(role) => role && give(user, role as Role)}
                allowDeselect={false}
              />
            ),
          },
          {
            id: "state",
            name: t.state,
            value: (user) => user.disabledAt ?? "",
            show: (user) => (user.disabledAt ? <Badge tone="caution">{t.disabled}</Badge> : <Badge tone="good">{t.active}</Badge>),
          },
          { id: "since", name: t.since, value: (user) => user.createdAt, show: (user) => format.moment(user.createdAt) },
          {
            id: "actions",
            name: "",
            width: 56,
            sortable: false,
            value: () => null,
            show: (user) => (
              <Menu
                target={<IconButton icon={IconDots} label={t.actions(user.name)} />}
                items={[
                  { label: t.reset, icon: IconKey, onClick: () => setAsked({ what: "reset", user }) },
                  user.disabledAt
                    ? { label: t.enable, icon: IconCheck, onClick: () => enable(user) }
                    : {
                        label: t.disable,
                        icon: IconBan,
                        danger: true,
                        disabled: user.name === me.name,
                        onClick: () => setAsked({ what: "disable", user }),
                      },
                ]}
              />
            ),
          },
        ]}
      />
      <ConfirmDialog
        title={asked ? t[`${asked.what}Title`](asked.user.name) : ""}
        action={asked ? t[asked.what] : ""}
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        onConfirm={async () => asked && confirm(asked)}
      >
        {asked && t[`${asked.what}Note`]}
      </ConfirmDialog>
      <Dialog title={t.passwordOf(made?.name ?? "")} opened={made !== undefined} onClose={() => setMade(undefined)}>
        {made && <MadePassword user={made} onDone={() => setMade(undefined)} />}
      </Dialog>
    </>
  );
}
