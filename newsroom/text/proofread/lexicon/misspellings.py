"""Common words that are often written with a wrong tone or letter, and how they are spelled.

Each is wrong in every context; where two syllables may meet by chance (“cũng cố gắng”, “tiểu sử lý
lịch”), three stand here. Sources: the spelling rules of Decision 1989/QĐ-BGDĐT (2018) and the usual
lists of mistakes in hỏi/ngã, s/x, ch/tr, d/gi.
"""

from newsroom.text.proofread.lexicon.tables import phrases

#: Two or three syllables as written wrongly → the same spelled right.
MISSPELLINGS = {
    wrong: right
    for entry in phrases(
        """
        chuẫn bị/chuẩn bị, tiêu chuẫn/tiêu chuẩn, quy chuẫn/quy chuẩn, phê chuẫn/phê chuẩn,
        thựt hiện/thực hiện, thực hiên/thực hiện, thưc hiện/thực hiện, ý kiếng/ý kiến,
        triễn khai/triển khai, triển khải/triển khai, nổ lực/nỗ lực, hổ trợ/hỗ trợ,
        lảnh đạo/lãnh đạo, lãnh đao/lãnh đạo, kỹ luật/kỷ luật, kỹ niệm/kỷ niệm, kỹ cương/kỷ cương,
        kỹ vật/kỷ vật, kỹ lục/kỷ lục, kỹ yếu/kỷ yếu, kỹ nguyên/kỷ nguyên, kỷ năng/kỹ năng,
        kỷ thuật/kỹ thuật, kỷ sư/kỹ sư, nghĩ hưu/nghỉ hưu, nghĩ ngơi/nghỉ ngơi,
        nghĩ phép/nghỉ phép, nghĩ lễ/nghỉ lễ, nghĩ việc/nghỉ việc, suy nghỉ/suy nghĩ,
        ý nghỉa/ý nghĩa, nghỉa vụ/nghĩa vụ, chủ nghỉa/chủ nghĩa, bổ xung/bổ sung, bỗ sung/bổ sung,
        xử dụng/sử dụng, sữ dụng/sử dụng, xữ lý/xử lý, xữ phạt/xử phạt, xét sử/xét xử,
        sử phạt/xử phạt, bảo đãm/bảo đảm, đãm bảo/đảm bảo, đảm bão/đảm bảo, giử gìn/giữ gìn,
        gìn giử/gìn giữ, giử vững/giữ vững, củng như/cũng như, củng có thể/cũng có thể,
        củng được/cũng được, trãi qua/trải qua, trãi nghiệm/trải nghiệm, trãi dài/trải dài,
        vẩn còn/vẫn còn, mổi năm/mỗi năm, mổi người/mỗi người, mổi ngày/mỗi ngày, mổi cán/mỗi cán,
        mổi đảng/mỗi đảng, nhửng năm/những năm, nhửng người/những người, dủng cảm/dũng cảm,
        vỉ đại/vĩ đại, lảnh thổ/lãnh thổ, xuất xắc/xuất sắc, suất sắc/xuất sắc, sơ xuất/sơ suất,
        lãi xuất/lãi suất, xác xuất/xác suất, sản suất/sản xuất, đề suất/đề xuất,
        suất khẩu/xuất khẩu, chuẩn đoán/chẩn đoán, vô hình chung/vô hình trung, sáng lạng/xán lạn,
        sáng lạn/xán lạn, chỉnh chu/chỉn chu, cọ sát/cọ xát, khảo xát/khảo sát, giám xát/giám sát,
        thủ tụt/thủ tục, tháo gở/tháo gỡ, cởi mỡ/cởi mở, mỡ rộng/mở rộng, mỡ cửa/mở cửa,
        sẳn sàng/sẵn sàng, sẳn có/sẵn có, bải bỏ/bãi bỏ, rỏ ràng/rõ ràng, làm rỏ/làm rõ,
        rỏ nét/rõ nét, hiểu rỏ/hiểu rõ, quãng cáo/quảng cáo, quãng bá/quảng bá,
        khoãng cách/khoảng cách, hoãng sợ/hoảng sợ, dể dàng/dễ dàng, dể hiểu/dễ hiểu,
        vửng mạnh/vững mạnh, vửng chắc/vững chắc, bền vửng/bền vững, đả được/đã được,
        tiển đưa/tiễn đưa, thực tiển/thực tiễn, diển ra/diễn ra, diển biến/diễn biến,
        biểu diển/biểu diễn, diển đàn/diễn đàn, bổ nhiêm/bổ nhiệm, trách nhiêm/trách nhiệm,
        nhiêm vụ/nhiệm vụ, bảo vê/bảo vệ, hành chánh/hành chính, tài chánh/tài chính,
        chánh quyền/chính quyền, chánh trị/chính trị, tham khão/tham khảo, thão luận/thảo luận,
        hội thão/hội thảo, khã năng/khả năng, kết quã/kết quả, hiệu quã/hiệu quả, hậu quã/hậu quả,
        giãi pháp/giải pháp, giãi quyết/giải quyết, giãm nghèo/giảm nghèo, đãng viên/đảng viên,
        đãng bộ/đảng bộ, đãng ủy/đảng ủy, chi bô/chi bộ, cán bô/cán bộ, cơ sỡ/cơ sở,
        trụ sỡ/trụ sở, tuổi trẽ/tuổi trẻ, mạnh mẻ/mạnh mẽ, kiễm tra/kiểm tra, kiễm điểm/kiểm điểm,
        bãn thân/bản thân, cơ bãn/cơ bản, văn bãn/văn bản, quãn lý/quản lý, tổ chứt/tổ chức,
        phãn ánh/phản ánh, phãn biện/phản biện, biễu dương/biểu dương, biễu quyết/biểu quyết,
        đại biễu/đại biểu, tiêu biễu/tiêu biểu, phát biễu/phát biểu, chũ tịch/chủ tịch,
        chũ trì/chủ trì, dân chũ/dân chủ, chũ trương/chủ trương, chũ động/chủ động, đầy đũ/đầy đủ,
        chính phũ/chính phủ, thũ tướng/thủ tướng, ũy ban/ủy ban, ủy bang/ủy ban, đễ nghị/đề nghị,
        phẫm chất/phẩm chất, thẫm quyền/thẩm quyền, thẫm định/thẩm định, thành phô/thành phố,
        phát triễn/phát triển, chuyễn đổi/chuyển đổi, luân chuyễn/luân chuyển,
        vận chuyễn/vận chuyển, đổi mơi/đổi mới, trú trọng/chú trọng, truyên truyền/tuyên truyền,
        tuyền truyền/tuyên truyền, chuyên truyền/tuyên truyền, dấu diếm/giấu giếm,
        che dấu/che giấu, dò rỉ/rò rỉ, dòng dã/ròng rã, năng xuất lao/năng suất lao,
        năng xuất cao/năng suất cao, công xuất lớn/công suất lớn, hiệu xuất cao/hiệu suất cao,
        chia sẽ kinh/chia sẻ kinh, chia sẽ với/chia sẻ với, chia sẽ về/chia sẻ về,
        chia sẽ thông/chia sẻ thông, chia sẽ khó/chia sẻ khó, chia sẽ những/chia sẻ những,
        chia sẽ niềm/chia sẻ niềm, chia sẽ trách/chia sẻ trách, cũng cố tổ/củng cố tổ,
        cũng cố kiện/củng cố kiện, cũng cố kiến/củng cố kiến, cũng cố niềm/củng cố niềm,
        cũng cố đội/củng cố đội, cũng cố hệ/củng cố hệ, cũng cố lòng/củng cố lòng,
        cũng cố vững/củng cố vững, cũng cố nâng/củng cố nâng, cũng cố khối/củng cố khối,
        cũng cố mối/củng cố mối, sử lý nghiêm/xử lý nghiêm, sử lý vi/xử lý vi,
        sử lý đơn/xử lý đơn, sử lý kỷ/xử lý kỷ, sử lý rác/xử lý rác, sử lý hành/xử lý hành,
        sử lý thông/xử lý thông, sử lý dứt/xử lý dứt, sử lý kịp/xử lý kịp
        """
    )
    for wrong, _, right in (entry.partition("/"),)
}
