package io.dangol.broken;

import jakarta.transaction.Transactional;

/** Opens transactions and is no service. */
@Transactional
class ThingCommitter {}
