call wall_off('store', 'partner_id');
call wall_off('sale', 'partner_id');
call wall_off('sale_return', 'partner_id');
call wall_off('hold', 'partner_id');
