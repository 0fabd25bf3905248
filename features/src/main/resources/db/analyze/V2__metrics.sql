-- The company's definitions; those that come with the program are not here.
create table "analyze".metrics (
    name       text primary key,
    text       text not null,
    version    integer not null,
    changed_at timestamptz not null,
    changed_by text not null
);
