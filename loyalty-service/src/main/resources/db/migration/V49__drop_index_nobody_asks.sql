-- A member's lots are found by lot_open, those that are due by lot_due: this one was only written, with every lot.
drop index lot_expiring;
