create table notice.notices (
    id      uuid primary key,
    -- What it is about, as "alert 0198…"; who sends knows it again by this.
    origin  text not null,
    body    jsonb not null,
    made_at timestamptz not null
);
create index notices_origin on notice.notices (origin, id);
create index notices_made on notice.notices (made_at);

create table notice.files (
    notice_id uuid not null references notice.notices on delete cascade,
    position  int not null,
    name      text not null,
    type      text not null,
    bytes     bytea not null,
    primary key (notice_id, position)
);

create table notice.deliveries (
    id        uuid primary key,
    notice_id uuid not null references notice.notices on delete cascade,
    channel   text not null check (channel in ('mail', 'webhook', 'slack', 'teams')),
    address   text not null,
    attempts  int not null,
    -- When it is tried (again); null once it is over.
    due_at    timestamptz,
    ended_at  timestamptz,
    reason    text
);
create index deliveries_due on notice.deliveries (due_at) where due_at is not null;
create index deliveries_notice on notice.deliveries (notice_id);
