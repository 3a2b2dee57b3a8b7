call wall_off('partner', 'partner_id');
call wall_off('store', 'partner_id');
call wall_off('sale_fact', 'partner_id');
call wall_off('return_fact', 'partner_id');
call wall_off('sales_total', 'partner_id');
-- Points that no partner's sale brought, those that expired say, belong to no partner.
call wall_off('points_fact', 'partner_id');
call wall_off('points_total', 'partner_id');
