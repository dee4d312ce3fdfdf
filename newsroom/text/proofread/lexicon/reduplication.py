"""Words that say a syllable twice on purpose: “luôn luôn”, “dần dần”, “chôm chôm”."""

from newsroom.text.proofread.lexicon.tables import word_set

DOUBLED = word_set(
    """
    chung gạch lần bụp rè ai ào ăm âm ầm ba băng bé biền bong bon boong bớt bừng bươm cào cay
    chang chằm chăm chấm châm chân chầu chiều chip choang chói chôm chốn chớp chút chuồn chuồng
    chúm cong cồn dai dài dan dăng dần dằng dặm dập dọc dòng dồn dông dửng dưng đa đàng đăm đằng
    đằm đắng đầm đậm đét đêm đông đu đùn đùng đưng ề ê gào gầm gâu ghê gừ ha hai hằm hăm hằn hằng
    hăng hâm hầm hây he hê hềnh hi hỉ ho hoài hoe hoi hô hồng hờ hu hừng hừ ì im inh keng kè kền
    khà khang khăng khắng khe khê khì khò khù khư kìa kia kìn kình lã lạ lai lắm lăm lằng lăng lầm
    lâng lâu lặng lẳng le lẻ lè lem leng liền loang loe lô lôm lơ lờ lù lũ lung luôn lừ lừng mãi
    man mang màng mau mặc mằn mây mê mênh mò mờ mơ mơn mù mụ mươi muôn na năn nằng nề ngày ngay
    ngàn nghi nghìn nghênh ngoai ngọt ngồn ngong người nhà nhan nhăng nhanh nhàn nhạt nháy nhè
    nhơm nho nhoi nhởn nhu nhung nhừ nhưng no nong nô nôn nơi nườm oa oai oang oe om ong ô ồn ồ ơi
    ớn phau phăm phăng phây pheo phinh phừng phơi phụt quanh quàng quay quen queo rào rành rạng
    rảnh ràn răm rầm rần rền re reng ro ròng rong rộn rối rù ru rung rưng rực sa sang
    sáng sàn sắp sầm sậm sần sè se so sòng song sờ sùng suông sừng sưng tà tàm tang tăm tằng tần
    tầm tấp tâng te tẻ teng tênh tha thay thánh thao thăm thẳm tháng thâm thầm thật thên thênh
    thiếp thiêng thình tho thoang thom thon thong thôi thơm thùng thủng thừa ti tí tì tia tim tím
    toang tong tồng tôi tơ tròn tràn trăm trăng trân trầm trập trầy tre trơ trùng trừng tung tua
    tuồn từ tưng ù um ùn ung uôm ưng van vang vành vằn vân vần ve veo vo vòi vòng vù vui vừa xa
    xam xăm xấp xe xè xiêm xinh xiên xon xong xôn xốp xuề ỳ yên
    """
)
# These only before certain words: “năm năm qua”, but not “năm năm 2018”.
ONLY_BEFORE = {
    "năm": word_set("qua trước nay sau tới liền một đầu cuối gần trở ròng đó ấy là trời nữa"),
    "người": word_set("nhà đều thi làm như một vui nối lớp"),
    "ngày": word_set("đêm tháng giờ phải đi lại cứ"),
    "nhà": word_set("đều thi người có làm cùng nơi vui"),
    "nơi": word_set("đều chốn"),
    "tháng": word_set("năm ngày"),
    "từ": word_set("vào mà cho đi rồi tiến dời bước thay lan chuyển từng này"),
    "đông": word_set("vui"),
    "trùng": word_set("điệp lớp"),
    "hai": word_set("một ba bốn năm"),
    "ba": word_set("một bốn năm là"),
    "trăm": word_set("nghìn người"),
    "chấm": word_set("hỏi lửng"),
    "thường": word_set("là có thì được các"),
    "gần": word_set("nhau đây"),
    "chậm": word_set("thôi rãi"),
    "nhanh": word_set("lên chóng"),
    "dòng": word_set("người xe"),
    "sáng": word_set("chiều tối"),
}
