# The kernel of a VM that plays a film: it copies pictures into the screen, 30 a second, whenever the timer interrupts. QEMU loads it by Multiboot, and
# the pictures to FILM. Given when it is assembled: SCREEN_WIDTH, SCREEN_HEIGHT, FILM, PICTURES, LEFT, TOP, WIDTH, HEIGHT, FIELD_TOP, FIELD_WIDTH, FIELD_HEIGHT.
# It is linked to 1 MiB.

.set MULTIBOOT, 0x1BADB002
.set CODE, 0x08
.set DATA, 0x10
# The timer counts 1193182 times a second.
.set TIMER_COUNT, 1193182 / 30
.set KEY_SPACE, 0x39
.set KEY_C, 0x2E
# The base address of the card's memory, in the configuration of the device in slot 2 of the first PCI bus.
.set CARD_MEMORY, 0x80001010
.set ROW_BYTES, 4 * SCREEN_WIDTH

.macro write port, value
    mov $\value, %al
    out %al, $\port
.endm

# One register of the card, as Bochs defined them.
.macro card index, value
    mov $0x1CE, %dx
    mov $\index, %ax
    out %ax, %dx
    inc %dx
    mov $\value, %ax
    out %ax, %dx
.endm

.text
origin:
    .align 4
    .long MULTIBOOT, 0, -MULTIBOOT

.global _start
_start:
    cli
    mov $stack, %esp
    lgdt segments_pointer
    ljmp $CODE, $1f
1:  mov $DATA, %ax
    mov %ax, %ds
    mov %ax, %es
    mov %ax, %ss
    lidt gates_pointer

    # Off, the size, 32 bits a pixel, and on again, as plain memory.
    card 4, 0
    card 1, SCREEN_WIDTH
    card 2, SCREEN_HEIGHT
    card 3, 32
    card 4, 0x41

    mov $0xCF8, %dx
    mov $CARD_MEMORY, %eax
    out %eax, %dx
    mov $0xCFC, %dx
    in %dx, %eax
    and $~0xF, %eax
    mov %eax, screen

    # Interrupts of devices begin at gate 32. Only the timer and the keyboard may interrupt.
    write 0x20, 0x11
    write 0x21, 32
    write 0x21, 4
    write 0x21, 1
    write 0x21, 0xFC

    write 0x43, 0x34
    write 0x40, TIMER_COUNT & 0xFF
    write 0x40, TIMER_COUNT >> 8

    # The keyboard interrupts, and says its keys in the oldest set of codes.
    write 0x64, 0x60
    write 0x60, 0x45
    in $0x60, %al

    call show_field
    call show_picture

main:
    cli
    cmpl $0, ticks
    jne 1f
    # Interrupts begin after the next instruction, so none is missed before it.
    sti
    hlt
    jmp main
1:  movl $0, ticks
    sti
    cmpb $0, is_playing
    je main
    incl picture
    cmpl $PICTURES, picture
    jb 2f
    movl $0, picture
2:  call show_picture
    jmp main

show_picture:
    imul $(4 * WIDTH * HEIGHT), picture, %esi
    add $FILM, %esi
    mov screen, %edi
    add $(TOP * ROW_BYTES + 4 * LEFT), %edi
    mov $HEIGHT, %edx
1:  mov $WIDTH, %ecx
    rep movsl
    add $(ROW_BYTES - 4 * WIDTH), %edi
    dec %edx
    jnz 1b
    ret

show_field:
    mov screen, %edi
    add $(FIELD_TOP * ROW_BYTES), %edi
    mov field_colour, %eax
    mov $FIELD_HEIGHT, %edx
1:  mov $FIELD_WIDTH, %ecx
    rep stosl
    add $(ROW_BYTES - 4 * FIELD_WIDTH), %edi
    dec %edx
    jnz 1b
    ret

timer:
    push %eax
    incl ticks
    write 0x20, 0x20
    pop %eax
    iret

keyboard:
    pusha
    # Without a new code, the last one would be read again.
    in $0x64, %al
    test $1, %al
    jz 2f
    in $0x60, %al
    cmp $KEY_SPACE, %al
    jne 1f
    xorb $1, is_playing
1:  cmp $KEY_C, %al
    jne 2f
    # Red or blue.
    xorl $0xFF00FF, field_colour
    call show_field
2:  write 0x20, 0x20
    popa
    iret

.align 8
segments:
    .quad 0, 0x00CF9A000000FFFF, 0x00CF92000000FFFF
segments_pointer:
    .word . - segments - 1
    .long segments

# Of a gate for an interrupt. All code is in the 64 KiB behind 1 MiB.
.macro gate handler
    .word \handler - origin, CODE, 0x8E00, 0x10
.endm
gates:
    .fill 32, 8, 0
    gate timer
    gate keyboard
gates_pointer:
    .word . - gates - 1
    .long gates

.align 4
screen: .long 0
picture: .long 0
ticks: .long 0
field_colour: .long 0xFF0000
is_playing: .byte 0

.align 16
.fill 4096
stack:
