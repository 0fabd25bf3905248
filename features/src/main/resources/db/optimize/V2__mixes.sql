-- Fits of marketing-mix models, each with all that is needed to repeat it.
create table optimize.mixes (
    id         uuid primary key,
    question   jsonb not null,
    weeks      jsonb not null,
    -- By table of the lake; empty of a file.
    snapshots  jsonb not null,
    version    text not null,
    state      text not null check (state in ('waiting', 'fitting', 'converged', 'unconverged', 'failed')),
    problem    text,
    diagnosis  jsonb,
    report     jsonb,
    draws      bytea,
    refit_of   uuid references optimize.mixes on delete set null,
    maker_id   uuid not null,
    maker      text not null,
    made_at    timestamptz not null,
    ended_at   timestamptz
);
create index mixes_open on optimize.mixes (id) where state in ('waiting', 'fitting');
