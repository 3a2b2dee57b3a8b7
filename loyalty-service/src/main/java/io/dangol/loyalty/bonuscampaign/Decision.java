package io.dangol.loyalty.bonuscampaign;

import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.AcceptedAlready;
import io.dangol.loyalty.bonuscampaign.BonusCampaignRefusal.NotAccepted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Evidence of what was decided for a store. */
record Decision(
        UUID id,
        UUID campaignId,
        UUID storeId,
        String storeCode,
        UUID partnerId,
        Choice choice,
        int termsVersion,
        String termsSha256,
        Who who,
        Instant at) {

    /** What a store's partner says. */
    enum Choice {
        /** The campaign counts there from now on. */
        ACCEPTED,
        DECLINED,
        /** It was accepted, and counts there no more. */
        WITHDRAWN
    }

    /**
     * Who said so.
     *
     * @param user which of the client's own users, as the client says; null where it does not
     */
    record Who(String clientId, @Nullable String user) {}

    /**
     * Whether there is nothing new to say.
     *
     * @param before what stands for the store; null: nothing
     * @throws NotAccepted 409 if it withdraws what was not accepted
     * @throws AcceptedAlready 409 if it declines what it would have to withdraw
     */
    static boolean isRepeated(@Nullable Decision before, Choice wish, int termsVersion) {
        if (before != null && before.choice() == wish) {
            return wish != Choice.ACCEPTED || before.termsVersion() == termsVersion;
        }
        requirePossible(wish, before != null && before.choice() == Choice.ACCEPTED);
        return false;
    }

    private static void requirePossible(Choice wish, boolean accepted) {
        if (wish == Choice.WITHDRAWN && !accepted) {
            throw new NotAccepted();
        }
        if (wish == Choice.DECLINED && accepted) {
            throw new AcceptedAlready();
        }
    }
}
