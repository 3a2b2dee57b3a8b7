package io.dangol.customer.vault;

import java.util.Set;
import java.util.UUID;

/**
 * Whom the keys of somebody's data lead to.
 *
 * @param customers who share a key
 * @param overused fields whose value more customers share than a family has members: no evidence of anybody
 */
public record Reached(Set<UUID> customers, Set<String> overused) {}
