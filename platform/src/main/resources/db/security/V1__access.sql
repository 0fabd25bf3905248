create table security.users (
    id            uuid primary key,
    name          text not null,
    role          text not null check (role in ('owner', 'marketer', 'analyst', 'viewer')),
    password_hash text not null,
    created_at    timestamptz not null,
    disabled_at   timestamptz
);
create unique index users_name on security.users (lower(name));

create table security.sessions (
    hash         text primary key,
    user_id      uuid not null references security.users,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null
);
create index sessions_user on security.sessions (user_id);

create table security.tokens (
    id           uuid primary key,
    user_id      uuid not null references security.users,
    name         text not null,
    role         text not null check (role in ('owner', 'marketer', 'analyst', 'viewer')),
    hash         text not null unique,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
-- A name can be used again once its token is revoked.
create unique index tokens_name on security.tokens (user_id, name) where revoked_at is null;

-- Failed sign-ins of the last minutes, by what they tried; holds no password and is emptied as it ages.
create table security.failed_sign_ins (
    key text not null,
    at  timestamptz not null
);
create index failed_sign_ins_key on security.failed_sign_ins (key, at);

create table security.audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text not null,
    action  text not null,
    subject text not null,
    detail  text not null
);
