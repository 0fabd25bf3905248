-- What the program keeps to itself, made at random when it is first needed.
create table security.secrets (
    name   text primary key,
    secret text not null
);
