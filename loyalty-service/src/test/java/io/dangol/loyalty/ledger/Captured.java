package io.dangol.loyalty.ledger;

import java.util.List;
import java.util.UUID;

/** What was captured, from which lots, and how much of it came back. */
record Captured(Hold hold, List<LotUse> spent, UUID redeemer) {}
