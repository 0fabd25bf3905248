-- An id that identify or alias calls have named, under its person number, and the profile that it belongs to: its own
-- number while it is alone. named_at is when a call first named it as a user id.
create table profile.ids (
    person     bigint primary key,
    kind       text not null check (kind in ('user', 'anonymous')),
    value      text not null,
    profile_id bigint not null,
    owner      bigint references profile.ids,
    named_at   timestamptz
);
create index ids_profile on profile.ids (profile_id);
create index ids_owner on profile.ids (owner) where owner is not null;

-- What calls have said, the earliest call for each: that the id is one of the owner's, who is a user id. Nothing is
-- taken out of it but what never fitted in.
create table profile.links (
    person      bigint not null references profile.ids,
    owner       bigint not null references profile.ids,
    call        text not null,
    source_id   text not null,
    event_id    text not null,
    occurred_at timestamptz not null,
    primary key (person, owner)
);
create index links_owner on profile.links (owner);

-- Links that took effect. One that ended stays, with the reason.
create table profile.merges (
    number        bigint generated always as identity primary key,
    person        bigint not null references profile.ids,
    owner         bigint not null references profile.ids,
    call          text not null,
    source_id     text not null,
    event_id      text not null,
    occurred_at   timestamptz not null,
    merged_at     timestamptz not null,
    ended_at      timestamptz,
    ended_because text check (ended_because in ('earlier-link', 'undone', 'shared'))
);
create unique index merges_in_force on profile.merges (person) where ended_at is null;
create index merges_owner on profile.merges (owner);

-- Links that took no effect when they were first said, with the reason.
create table profile.refused (
    number      bigint generated always as identity primary key,
    person      bigint not null references profile.ids,
    owner       bigint not null references profile.ids,
    reason      text not null,
    call        text not null,
    source_id   text not null,
    event_id    text not null,
    occurred_at timestamptz not null,
    refused_at  timestamptz not null,
    unique (person, owner, reason)
);
create index refused_owner on profile.refused (owner);

-- What keeps ids apart: one link, or, without an owner, every link that the id is part of.
create table profile.blocks (
    number     bigint generated always as identity primary key,
    person     bigint not null references profile.ids,
    owner      bigint references profile.ids,
    reason     text not null check (reason in ('undone', 'shared')),
    blocked_at timestamptz not null,
    blocked_by text not null,
    lifted_at  timestamptz,
    lifted_by  text
);
create unique index blocks_id on profile.blocks (person) where owner is null and lifted_at is null;
create unique index blocks_link on profile.blocks (person, owner) where owner is not null and lifted_at is null;
create index blocks_owner on profile.blocks (owner);

-- Rows that the lake's table identities is to get.
create table profile.outbox (
    number     bigint generated always as identity primary key,
    person     bigint not null,
    profile_id bigint not null,
    merged_at  timestamptz not null
);

-- By partition of the topic events, the first record that is not worked in. Empty until the lake was read.
create table profile.offsets (
    partition int primary key,
    next      bigint not null
);

-- The time given to the last change of profiles, which no later change has again.
create table profile.last_change (
    only_row boolean primary key default true check (only_row),
    at       timestamptz not null
);
