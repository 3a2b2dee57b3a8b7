package io.dangol.customer.leavealone;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class LeaveAlones implements PanacheRepositoryBase<LeaveAlone, UUID> {}
