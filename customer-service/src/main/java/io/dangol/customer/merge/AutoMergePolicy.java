package io.dangol.customer.merge;

import io.dangol.customer.vault.PersonalData;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of those that are surely one person may be merged without anybody looking: where nothing of worth changes hands.
 * Whoever registers with somebody else's e-mail address and name must not get at that person's points, nor that person's
 * messages go to a telephone that nobody has heard of.
 */
final class AutoMergePolicy {

    /**
     * What one of the two brings, with all that was merged into it.
     *
     * @param addresses telephone numbers and e-mail addresses
     */
    record Side(Set<String> addresses, boolean holdsCard) {

        Side {
            addresses = Set.copyOf(addresses);
        }

        static Side of(Collection<PersonalData> data, boolean holdsCard) {
            Set<String> addresses = new HashSet<>();
            data.stream()
                    .flatMap(one -> Stream.of(one.phone(), one.email()).filter(Objects::nonNull))
                    .forEach(addresses::add);
            return new Side(addresses, holdsCard);
        }

        @Override
        public String toString() {
            return "Side[***]";
        }
    }

    private AutoMergePolicy() {}

    static boolean allows(Side older, Side newer) {
        return !(older.holdsCard() && newer.holdsCard()) && older.addresses().containsAll(newer.addresses());
    }
}
