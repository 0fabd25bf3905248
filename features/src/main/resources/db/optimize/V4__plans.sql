-- Budget plans, each with all that is needed to repeat it; approved ones with the curves that they were made of.
create table optimize.plans (
    id          uuid primary key,
    name        text not null,
    -- Null once its model is deleted.
    mix_id      uuid references optimize.mixes on delete set null,
    -- Where the weeks of its model come from, and those that follow.
    origin      jsonb not null,
    request     jsonb not null,
    answer      jsonb not null,
    version     text not null,
    maker_id    uuid not null,
    maker       text not null,
    made_at     timestamptz not null,
    approver    text,
    approved_at timestamptz,
    frozen      bytea,
    -- Later weeks of a file.
    brought     jsonb,
    -- Weeks whose intervals held, and of how many, when it was last looked at.
    inside      int,
    counted     int,
    check ((approved_at is null) = (frozen is null) and (approved_at is null) = (approver is null))
);
