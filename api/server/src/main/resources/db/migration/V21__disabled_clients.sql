-- A client whose party is no longer listed; its secret holds again when it comes back.
alter table client add column disabled_at timestamp with time zone;
