package io.dangol.loyalty.account;

import io.dangol.loyalty.account.AccountApi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a verification found wrong; beyond the first hundred only that there is more. */
final class Findings {

    private static final int MOST = 100;

    private final List<Finding> list = new ArrayList<>();

    /** @param member whose account it is; null where no account is to be found */
    void require(boolean holds, @Nullable UUID member, String otherwise) {
        if (!holds && list.size() < MOST) {
            list.add(new Finding(member, otherwise));
        }
    }

    List<Finding> list() {
        return List.copyOf(list);
    }
}
