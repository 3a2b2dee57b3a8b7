package io.dangol.loyalty.account;

import io.dangol.loyalty.account.Members.Membership;
import io.dangol.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member who calls is confined to its own cards: those of the membership, or of the customer, that the token names.
 * Whoever else may read cards reads any, since a card is good at every partner.
 */
@ApplicationScoped
public class MemberReach {

    private static final String MEMBER = "member";

    private final Caller caller;

    MemberReach(Caller caller) {
        this.caller = caller;
    }

    public boolean covers(UUID memberId, @Nullable UUID customerId) {
        if (!caller.role().equals(MEMBER)) {
            return true;
        }
        Optional<UUID> member = caller.boundTo("memberId");
        Optional<UUID> customer = caller.boundTo("customerId");
        return member.filter(memberId::equals).isPresent()
                || customer.filter(id -> id.equals(customerId)).isPresent();
    }

    /** Also by the token of whom it was merged into, and still by its own. */
    public boolean covers(Membership of) {
        return covers(of.memberId(), of.customerId()) || covers(of.accountId(), of.ownCustomerId());
    }

    /** Whether that must be asked at all. */
    public boolean isConfined() {
        return caller.role().equals(MEMBER);
    }
}
