-- A settlement asks for a period, whosever entries they are.
create index clearing_at on clearing (at);
